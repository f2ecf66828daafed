package org.jarida.moderation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the moderation service. */
@SpringBootApplication
class ModerationApplication {

    static void main(String[] args) {
        SpringApplication.run(ModerationApplication.class, args);
    }
}

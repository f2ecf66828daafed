package org.jarida.runner;

/** A command line that says nothing that can be done; its message is for the person who wrote it. */
final class UsageException extends RuntimeException {

    UsageException(String reason, String usage) {
        super(reason + System.lineSeparator() + usage);
    }
}

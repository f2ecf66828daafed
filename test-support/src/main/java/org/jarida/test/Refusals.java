package org.jarida.test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has the listeners of a service fail over events that a test names, until it mends the cause: a fault, no outage, so that
 * such an event becomes a dead letter with all that a real one has. An initializer of the service's context.
 */
public final class Refusals implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What the reason of such a letter ends in. */
    public static final String WORDS = "refused by its test";

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EventListener<?> listener ? new RefusingListener<>(listener) : bean;
            }
        });
    }

    /** From now on no event of this key is handled. */
    public void refuse(String key) {
        refused.add(key);
    }

    /** Everything is handled again. */
    public void mend() {
        refused.clear();
    }

    private final class RefusingListener<E extends Event> implements EventListener<E> {

        private final EventListener<E> listener;

        RefusingListener(EventListener<E> listener) {
            this.listener = listener;
        }

        @Override
        public Topic topic() {
            return listener.topic();
        }

        @Override
        public boolean isFair() {
            return listener.isFair();
        }

        @Override
        public void prepare() {
            listener.prepare();
        }

        @Override
        public void onEvents(List<ReceivedEvent<E>> events) {
            if (events.stream().anyMatch(each -> refused.contains(each.event().key()))) {
                throw new IllegalStateException(WORDS);
            }
            listener.onEvents(events);
        }
    }
}

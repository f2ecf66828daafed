package org.jarida.gateway.upstream;

/** The services behind the gateway. */
public enum Service {
    INGEST("ingest-service"),
    ARTICLE("article-service"),
    MODERATION("moderation-service");

    private final String audience;

    Service(String audience) {
        this.audience = audience;
    }

    /** The service's name, which its tokens are made for. */
    public String audience() {
        return audience;
    }
}

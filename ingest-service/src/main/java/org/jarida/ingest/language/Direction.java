package org.jarida.ingest.language;

/** The direction in which a text runs. */
public enum Direction {
    LTR("ltr"),
    RTL("rtl");

    private final String code;

    Direction(String code) {
        this.code = code;
    }

    /** The value of HTML's {@code dir} attribute. */
    public String code() {
        return code;
    }
}

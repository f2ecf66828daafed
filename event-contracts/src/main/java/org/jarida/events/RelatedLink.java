package org.jarida.events;

/** A link to a related article, as its source gave it. */
public record RelatedLink(String title, String url) {

    public RelatedLink {
        Require.text(title, "related.title");
        Require.text(url, "related.url");
    }
}

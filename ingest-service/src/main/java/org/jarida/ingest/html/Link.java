package org.jarida.ingest.html;

/** A titled link to another document; the address is absolute, http or https. */
public record Link(String title, String url) {}

package org.jarida.moderation.review;

import java.time.Instant;

/** What a moderator wrote on a case, for other moderators only. */
public record Note(String imageId, String account, Instant at, String text) {}

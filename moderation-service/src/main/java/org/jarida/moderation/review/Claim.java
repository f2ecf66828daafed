package org.jarida.moderation.review;

import java.time.Instant;

/**
 * Says that a moderator looks at a case, so that nobody else does the same work. It binds nobody: the version of the case
 * alone decides whose decision counts.
 *
 * @param until when it ends by itself
 */
public record Claim(String imageId, String account, Instant until) {}

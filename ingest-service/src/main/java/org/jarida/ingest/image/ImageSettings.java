package org.jarida.ingest.image;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pictures are taken in.
 *
 * @param smallest least width and height in pixels; smaller ones are logos, icons and trackers
 * @param mostPixels most pixels of a picture, checked before it is decoded
 * @param decodeTimeout longest that decoding one picture may take
 * @param decoders pictures decoded at a time; each may need a hundred megabytes
 * @param remember how long an address is known to lead to the same picture
 * @param rememberRefusal how long an address is known to lead to nothing usable
 */
@ConfigurationProperties("jarida.image")
record ImageSettings(
        @DefaultValue("100") int smallest,
        @DefaultValue("25000000") long mostPixels,
        @DefaultValue("10s") Duration decodeTimeout,
        @DefaultValue("1") int decoders,
        @DefaultValue("30d") Duration remember,
        @DefaultValue("6h") Duration rememberRefusal) {}

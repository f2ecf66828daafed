package org.jarida.moderation.casefile;

import com.mongodb.MongoClientSettings;
import java.time.Instant;
import java.util.Map;
import org.bson.BsonType;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/** Reads dates in documents as {@link Instant}. */
public final class MongoInstants {

    public static final CodecRegistry CODECS = CodecRegistries.fromRegistries(
            CodecRegistries.fromProviders(
                    new DocumentCodecProvider(new BsonTypeClassMap(Map.of(BsonType.DATE_TIME, Instant.class)))),
            MongoClientSettings.getDefaultCodecRegistry());

    private MongoInstants() {}
}

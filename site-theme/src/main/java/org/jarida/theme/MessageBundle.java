package org.jarida.theme;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one module in all three languages, from {@code messages_ar.properties}, {@code messages_fr.properties}
 * and {@code messages_en.properties} (UTF-8, ICU message patterns) beside a class of that module. Loading fails when a
 * language lacks a key that another has, or when a pattern cannot be read, so that no page can miss a word.
 */
public final class MessageBundle {
    private static final MessageBundle HOUSE = load(MessageBundle.class, null);

    private final Map<UiLanguage, Map<String, String>> patterns = new EnumMap<>(UiLanguage.class);
    private final @Nullable MessageBundle parent;

    private MessageBundle(@Nullable MessageBundle parent) {
        this.parent = parent;
    }

    /** The words of the house: layout, errors, names of reasons. */
    public static MessageBundle house() {
        return HOUSE;
    }

    /** The words of the module that {@code anchor} belongs to; what they lack is looked up among those of the house. */
    public static MessageBundle beside(Class<?> anchor) {
        return load(anchor, HOUSE);
    }

    private static MessageBundle load(Class<?> anchor, @Nullable MessageBundle parent) {
        MessageBundle bundle = new MessageBundle(parent);
        for (UiLanguage language : UiLanguage.values()) {
            bundle.patterns.put(language, read(anchor, language));
        }
        Set<String> keys = bundle.keys();
        bundle.patterns.forEach((language, words) -> {
            if (!words.keySet().equals(keys)) {
                throw new IllegalStateException("The words of %s in %s and in ar differ in their keys: %s, %s"
                        .formatted(anchor.getName(), language.tag(), words.keySet(), keys));
            }
        });
        return bundle;
    }

    private static Map<String, String> read(Class<?> anchor, UiLanguage language) {
        String name = "messages_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (var in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name + " beside " + anchor.getName());
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            String pattern = properties.getProperty(key);
            try {
                new MessageFormat(pattern, language.locale(""));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "%s, %s: the pattern of %s cannot be read".formatted(anchor.getName(), name, key), e);
            }
            words.put(key, pattern);
        }
        return words;
    }

    /** The keys this module brings itself, the same in every language. */
    public Set<String> keys() {
        return Set.copyOf(words(UiLanguage.AR).keySet());
    }

    /** The words in one language. */
    public Messages in(UiLanguage language) {
        return new Messages(language, this);
    }

    String pattern(UiLanguage language, String key) {
        String pattern = words(language).get(key);
        if (pattern != null) {
            return pattern;
        }
        if (parent == null) {
            throw new IllegalArgumentException("There are no words for the key " + key);
        }
        return parent.pattern(language, key);
    }

    private Map<String, String> words(UiLanguage language) {
        return patterns.getOrDefault(language, Map.of());
    }
}

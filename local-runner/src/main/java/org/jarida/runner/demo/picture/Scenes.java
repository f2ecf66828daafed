package org.jarida.runner.demo.picture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All scenes by the name that articles use. */
final class Scenes {

    private static final Map<String, Scene> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("sea", WaterScenes::sea),
            Map.entry("lighthouse", WaterScenes::lighthouse),
            Map.entry("harbour", WaterScenes::harbour),
            Map.entry("reef", WaterScenes::reef),
            Map.entry("skyline", TownScenes::skyline),
            Map.entry("medina", TownScenes::medina),
            Map.entry("tram", TownScenes::tram),
            Map.entry("train", TownScenes::train),
            Map.entry("mountains", LandScenes::mountains),
            Map.entry("fields", LandScenes::fields),
            Map.entry("olives", LandScenes::olives),
            Map.entry("desert", LandScenes::desert),
            Map.entry("wind", LandScenes::wind),
            Map.entry("rain", SeasonScenes::rain),
            Map.entry("winter", SeasonScenes::winter),
            Map.entry("balloons", SeasonScenes::balloons),
            Map.entry("night-sky", SeasonScenes::nightSky),
            Map.entry("park", SeasonScenes::park),
            Map.entry("flowers", SeasonScenes::flowers),
            Map.entry("stadium", PeopleScenes::stadium),
            Map.entry("cyclists", PeopleScenes::cyclists),
            Map.entry("stage", PeopleScenes::stage),
            Map.entry("market", PeopleScenes::market),
            Map.entry("library", IndoorScenes::library),
            Map.entry("pottery", IndoorScenes::pottery),
            Map.entry("kitchen", IndoorScenes::kitchen),
            Map.entry("tagine", IndoorScenes::tagine),
            Map.entry("fruit", IndoorScenes::fruit),
            Map.entry("zellige", IndoorScenes::zellige),
            Map.entry("lab", StudyScenes::lab),
            Map.entry("chart", StudyScenes::chart),
            Map.entry("coding", StudyScenes::coding),
            Map.entry("writing", StudyScenes::writing)));

    private Scenes() {}

    static boolean known(String name) {
        return BY_NAME.containsKey(name);
    }

    static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /** The scene, which must be a {@linkplain #known known} one. */
    static Scene named(String name) {
        Scene scene = BY_NAME.get(name);
        if (scene == null) {
            throw new IllegalArgumentException("unknown scene '" + name + "'");
        }
        return scene;
    }
}

package org.jarida.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names by which servers and documents call encodings, wrong and old ones included. */
final class Labels {

    private static final Map<String, String> ALIASES = aliases();

    /** What the web means by the names of smaller encodings: the larger ones that Windows made of them. */
    private static final Map<String, String> MEANT = Map.of(
            "US-ASCII",
            "windows-1252",
            "ISO-8859-1",
            "windows-1252",
            "ISO-8859-9",
            "windows-1254",
            "TIS-620",
            "x-windows-874",
            "GB2312",
            "GB18030",
            "GBK",
            "GB18030",
            "EUC-KR",
            "x-windows-949",
            "Shift_JIS",
            "windows-31j",
            "UTF-16",
            "UTF-16LE");

    private Labels() {}

    /** The encoding that a label means on the web, where Latin-1 has always meant windows-1252. */
    static Optional<Charset> charset(String label) {
        var key = label.replaceAll("[\"'\\s;,]", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^iso[-_]?8859[-_]?(\\d{1,2})$", "iso-8859-$1");
        if (key.isEmpty() || key.length() > 40) {
            return Optional.empty();
        }
        try {
            var charset = Charset.forName(ALIASES.getOrDefault(key, key));
            return Optional.of(Charset.forName(MEANT.getOrDefault(charset.name(), charset.name())));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> aliases() {
        var names = new HashMap<String, String>();
        add(
                names,
                "UTF-8",
                "utf8",
                "utf_8",
                "unicode-1-1-utf-8",
                "unicode11utf8",
                "unicode20utf8",
                "x-unicode20utf8",
                "x-utf-8",
                "u8",
                "utf-8n",
                "utf8mb4",
                "uft-8",
                "utf-8859-1");
        add(
                names,
                "windows-1256",
                "cp1256",
                "cp-1256",
                "x-cp1256",
                "x-windows-1256",
                "win1256",
                "win-1256",
                "windows1256",
                "windows_1256",
                "ms1256",
                "1256",
                "arabic-windows",
                "ms-arab",
                "x-arabic",
                "windows-arabic");
        add(
                names,
                "ISO-8859-6",
                "iso-8859-6-i",
                "iso-8859-6-e",
                "iso_8859-6:1987",
                "asmo-708",
                "asmo708",
                "asmo_708",
                "ecma-114",
                "arabic",
                "csisolatinarabic",
                "csiso88596e",
                "csiso88596i",
                "iso-ir-127",
                "dos-708",
                "708");
        add(names, "IBM864", "cp864", "dos-864");
        add(names, "x-IBM720", "dos-720", "cp720", "ibm720");
        add(names, "x-MacArabic", "x-mac-arabic", "macarabic", "mac-arabic");
        add(names, "windows-1252", "latin-1", "ansi", "cp1252", "x-cp1252", "cp-1252", "win-1252", "windows1252");
        add(names, "ISO-8859-15", "latin9", "latin-9", "l9", "csisolatin9");
        add(names, "windows-1254", "latin5", "l5", "x-cp1254", "cp1254", "csisolatin5", "iso-ir-148");
        add(names, "windows-1251", "cp1251", "x-cp1251", "win-1251", "windows1251", "cp-1251");
        add(names, "windows-1250", "cp1250", "x-cp1250", "win-1250");
        add(names, "windows-1253", "cp1253", "x-cp1253");
        add(names, "windows-1255", "cp1255", "x-cp1255");
        add(names, "ISO-8859-8", "iso-8859-8-i", "logical", "visual", "hebrew");
        add(names, "x-windows-874", "iso-8859-11", "tis-620", "windows-874", "dos-874");
        add(names, "windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932");
        add(names, "GB18030", "gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese", "csgb2312", "cp936");
        add(names, "x-windows-949", "euc-kr", "ks_c_5601-1987", "korean", "ksc5601", "cp949", "euckr");
        add(names, "Big5-HKSCS", "big5", "big5-hkscs", "x-x-big5", "cn-big5");
        add(names, "EUC-JP", "eucjp", "x-euc-jp", "x-euc");
        add(names, "KOI8-R", "koi8", "koi", "koi8r", "koi8_r", "cskoi8r");
        add(names, "KOI8-U", "koi8-ru", "koi8u");
        add(
                names,
                "UTF-16LE",
                "utf-16",
                "utf16",
                "utf-16-le",
                "unicode",
                "ucs-2",
                "iso-10646-ucs-2",
                "csunicode",
                "unicodefeff");
        add(names, "UTF-16BE", "utf-16-be", "unicodefffe");
        return Map.copyOf(names);
    }

    private static void add(Map<String, String> names, String charset, String... labels) {
        for (var label : labels) {
            names.put(label, charset);
        }
        names.put(charset.toLowerCase(Locale.ROOT), charset);
    }

    /** The name under which a label's encoding is known, or the label itself when nobody knows it. */
    static String canonical(String label) {
        return charset(label).map(Charset::name).orElse(label.strip());
    }

    /** Whether each letter takes two bytes or four. */
    static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }
}

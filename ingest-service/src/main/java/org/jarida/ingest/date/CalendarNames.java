package org.jarida.ingest.date;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of months and weekdays: CLDR's for the languages that newspapers here write, and the Arabic ones that CLDR lacks
 * or gives to one country only. Names are compared folded: lower case, without accents, vowel signs and hamza seats, so
 * that «أبريل», «ابريل» and «إبريل» are one.
 */
final class CalendarNames {

    private static final String[] LOCALES = {
        "en", "fr", "fr-MA", "fr-CA", "ar", "ar-MA", "ar-TN", "ar-DZ", "ar-LB", "ar-SY", "ar-IQ", "ar-MR", "ar-SA",
        "ar-EG", "es", "de", "it", "pt", "nl", "tr", "ru", "el", "hu", "pl"
    };

    private static final String[] ARABIC = {
        "يناير كانون-الثاني جانفي ينايرة",
        "فبراير شباط فيفري",
        "مارس آذار اذار مارت",
        "أبريل إبريل نيسان أفريل",
        "مايو أيار ماي",
        "يونيو يونيه حزيران جوان",
        "يوليو يوليه يوليوز تموز جويلية جويليه",
        "أغسطس غشت أغشت آب أوت أغسطوس",
        "سبتمبر شتنبر شتمبر أيلول",
        "أكتوبر تشرين-الأول تشرين-أول",
        "نوفمبر نونبر تشرين-الثاني تشرين-ثاني",
        "ديسمبر دجنبر دجمبر كانون-الأول كانون-أول"
    };

    private static final String[] HIJRI = {
        "محرم المحرم",
        "صفر",
        "ربيع-الأول ربيع-أول",
        "ربيع-الآخر ربيع-الثاني ربيع-ثاني",
        "جمادى-الأولى جمادى-الأول جماد-الأول",
        "جمادى-الآخرة جمادى-الثانية جمادى-الآخر جماد-الثاني",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو-القعدة ذي-القعدة",
        "ذو-الحجة ذي-الحجة"
    };

    private static final String[] BROKEN = {
        "janv",
        "fev febr fevr",
        "mars mrt",
        "avr apri",
        "mai",
        "juin",
        "juil jully",
        "aout agosto",
        "sept septembr",
        "octob",
        "novem",
        "dece decem"
    };

    private static final String[] MORE_WEEKDAYS = {
        "الاثنين الإثنين اثنين إثنين",
        "الثلاثاء ثلاثاء tues",
        "الأربعاء أربعاء wednes",
        "الخميس خميس thur thurs",
        "الجمعة جمعة",
        "السبت سبت",
        "الأحد أحد"
    };

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Integer> HIJRI_MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

    static {
        add(MONTHS, ARABIC);
        add(HIJRI_MONTHS, HIJRI);
        for (var tag : LOCALES) {
            addCldr(new DateFormatSymbols(ULocale.forLanguageTag(tag)));
        }
        add(MONTHS, BROKEN);
        for (var day : DayOfWeek.values()) {
            for (var name : MORE_WEEKDAYS[day.getValue() - 1].split(" ", -1)) {
                WEEKDAYS.put(fold(name), day);
            }
        }
    }

    private CalendarNames() {}

    private static void add(Map<String, Integer> months, String[] names) {
        for (int month = 0; month < names.length; month++) {
            for (var name : names[month].split(" ", -1)) {
                months.putIfAbsent(fold(name.replace('-', ' ')), month + 1);
            }
        }
    }

    private static void addCldr(DateFormatSymbols symbols) {
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                var months = symbols.getMonths(context, width);
                for (int month = 0; month < 12; month++) {
                    var name = fold(months[month]).replaceAll("\\.$", "");
                    if (name.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ') && name.length() > 1) {
                        MONTHS.putIfAbsent(name, month + 1);
                    }
                }
                addWeekdays(symbols.getWeekdays(context, width));
            }
        }
    }

    /** As ICU lists them: nothing, then Sunday to Saturday. */
    private static void addWeekdays(String[] names) {
        for (int day = 1; day < names.length; day++) {
            var name = fold(names[day]).replaceAll("\\.$", "");
            if (name.length() > 1) {
                WEEKDAYS.putIfAbsent(name, DayOfWeek.SUNDAY.plus(day - 1L));
            }
        }
    }

    static @Nullable Integer month(String folded) {
        return MONTHS.get(folded);
    }

    static @Nullable Integer hijriMonth(String folded) {
        return HIJRI_MONTHS.get(folded);
    }

    static @Nullable DayOfWeek weekday(String folded) {
        return WEEKDAYS.get(folded);
    }

    /** Lower case, ASCII digits, plain spaces, no accents, no vowel signs, one form of alef, yeh and heh. */
    static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            int type = Character.getType(c);
            if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == '\u0640') {
                continue;
            }
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                folded.append((char) ('0' + digit));
            } else {
                folded.append(
                        switch (c) {
                            case '\u0671' -> '\u0627';
                            case '\u0649', '\u06CC' -> '\u064A';
                            case '\u06A9' -> '\u0643';
                            case '\u0629', '\u06C1', '\u06D5' -> '\u0647';
                            case '\u060C', '\u066C' -> ',';
                            case '\u066B' -> '.';
                            case '\u2013', '\u2014', '\u2212', '\u2010', '\u2011' -> '-';
                            default -> Character.isWhitespace(c) || c == '\u00A0' ? ' ' : c;
                        });
            }
        }
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }
}

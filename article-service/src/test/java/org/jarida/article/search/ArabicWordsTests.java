package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Arabic words find which, from the query through the index to the article. */
class ArabicWordsTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "العامل,عامل",
        "مسؤول,مسئول",
        "المدرسة,مدرسه",
        "إلى,الى",
        "كتّاب,كتاب",
        "مـــغرب,مغرب",
        "والمغرب,المغرب",
        "بالمغرب,مغرب",
        "٢٠٢٤,2024",
        "النيابة,نيابة",
        "الوزير,وزير",
        "والوزير,للوزير",
        "وبالمغرب,المغرب",
        "شركات,شركة",
        "القرارات,قرار",
        "حكومته,الحكومة",
        "مدرستها,مدرسة",
        "عربية,عربي",
        "مهندسون,مهندسين",
        "المسؤولين,مسئول",
        "الولايات,ولاية",
        "شؤون,شئون",
        "الفلسطينيين,فلسطيني",
        "ۋكالة,وكاله",
        "۱۴۰۳,1403",
        "ﺍﻟﻤﻐﺮﺏ,مغرب",
        "آلة,الة",
        "هدى,هدي"
    })
    void twoSpellingsOfAWordFindEachOther(String one, String other) throws IOException {
        assertThat(finds(one, other)).as("%s by %s", one, other).isTrue();
        assertThat(finds(other, one)).as("%s by %s", other, one).isTrue();
    }

    /** على stands in nearly every article: the name علي would find them all. In a phrase the neighbours tell. */
    @Test
    void thePrepositionIsNotTheNameButInAPhrase() throws IOException {
        assertThat(finds("على", "علي")).isFalse();
        assertThat(finds("علي", "على")).isFalse();
        assertThat(finds("محمد على باشا", "\"محمد علي\"")).isTrue();
        assertThat(finds("محمد علي باشا", "\"محمد على\"")).isTrue();
        assertThat(finds("نبأ على عجل", "على عجل")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "لبنان,لبن",
        "الرياض,رياضة",
        "الجامعة,الجامع",
        "طائرة,طائر",
        "الشركة,الشرك",
        "دورة,دور",
        "سنة,سن",
        "وزارة,زار",
        "وزير,زير",
        "وطني,طن",
        "والدين,دين",
        "السودان,سود",
        "عمان,عم",
        "سليمان,سليم",
        "تمرين,تمر",
        "الله,له",
        "كاتب,كتاب",
        "حزب,حرب",
        "قطر,قطار",
        "إلى,آلي",
        "مدرسة,مدرس",
        "ياسين,يأس",
        "الثورة,الثور",
        "مصر,مصير"
    })
    void wordsThatOnlyLookAlikeDoNotFindEachOther(String one, String other) throws IOException {
        assertThat(finds(one, other)).as("%s by %s", one, other).isFalse();
        assertThat(finds(other, one)).as("%s by %s", other, one).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fr,marchés,marché",
        "fr,l’économie,economie",
        "fr,ÉLECTIONS,élection",
        "fr,œuvre,oeuvre",
        "fr,nationale,national",
        "en,readers’,reader",
        "en,Minister's,ministers",
        "en,cities,city",
        "de,Straße,STRASSE",
        "es,elección,eleccion",
        "ru,Ёлка,елка",
        "fr,طنجة,طنجه",
        "ar,Tanger,TANGER"
    })
    void otherLanguagesHaveTheirOwnKin(String language, String one, String other) throws IOException {
        try (Shelf shelf = new Shelf(directory.resolve("a"))) {
            shelf.add(language, one, "");
            assertThat(shelf.find(other)).as("%s by %s", one, other).hasSize(1);
        }
        try (Shelf shelf = new Shelf(directory.resolve("b"))) {
            shelf.add(language, other, "");
            assertThat(shelf.find(one)).as("%s by %s", other, one).hasSize(1);
        }
    }

    private boolean finds(String title, String query) throws IOException {
        try (Shelf shelf = new Shelf(directory.resolve(Integer.toHexString((title + "/" + query).hashCode())))) {
            String id = shelf.add(title);
            return shelf.find(query).equals(List.of(id));
        }
    }
}

package org.jarida.theme;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders whole pages of one module: a body template of that module inside the layout of the house.
 *
 * <p>A body template is precompiled in the module's own package and declares two parameters: {@code messages} (a
 * {@link Messages}) and, when it has a model, {@code page}. Thread-safe.
 */
public final class SitePages {
    /** The policy every page is made for: no inline script or style, nothing from another origin. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final TemplateEngine LAYOUT = precompiled("org.jarida.theme.templates", SitePages.class);

    private final TemplateEngine bodies;
    private final MessageBundle words;

    private SitePages(TemplateEngine bodies, MessageBundle words) {
        this.bodies = bodies;
        this.words = words;
    }

    /**
     * The pages of a module.
     *
     * @param templates the package of its precompiled templates, as in its build
     * @param anchor a class of the module, beside its message files
     */
    public static SitePages of(String templates, Class<?> anchor) {
        return new SitePages(precompiled(templates, anchor), MessageBundle.beside(anchor));
    }

    /** The pages of the house itself: errors and the like. */
    static SitePages ofTheHouse() {
        return new SitePages(LAYOUT, MessageBundle.house());
    }

    /** The module's words, and behind them those of the house. */
    public Messages messages(UiLanguage language) {
        return words.in(language);
    }

    /**
     * A whole HTML document.
     *
     * @param body name of the body template, such as {@code login.jte}
     * @param page its model, or null when it has none
     */
    public String render(Frame frame, String body, @Nullable Object page) {
        Map<String, Object> model = model(frame.language(), page);
        Map<String, Object> layout = new HashMap<>();
        layout.put("frame", frame);
        layout.put("messages", MessageBundle.house().in(frame.language()));
        layout.put("assets", Assets.instance());
        layout.put("body", (Content) output -> bodies.render(body, model, output));
        return string(output -> LAYOUT.render("layout.jte", layout, output));
    }

    /** A template of the module by itself, without the layout: a part of a page. */
    public String fragment(UiLanguage language, String template, @Nullable Object page) {
        return string(output -> bodies.render(template, model(language, page), output));
    }

    private Map<String, Object> model(UiLanguage language, @Nullable Object page) {
        Map<String, Object> model = new HashMap<>();
        model.put("messages", words.in(language));
        if (page != null) {
            model.put("page", page);
        }
        return model;
    }

    private static String string(Content content) {
        TemplateOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }

    private static TemplateEngine precompiled(String templates, Class<?> anchor) {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, anchor.getClassLoader(), templates);
    }
}

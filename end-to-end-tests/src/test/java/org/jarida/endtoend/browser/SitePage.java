package org.jarida.endtoend.browser;

/**
 * A page of the site.
 *
 * @param name as its screenshots are called
 * @param who has to be signed in
 * @param method of the request that it answers
 * @param path of that request, with its query
 * @param way how one comes to it
 */
record SitePage(String name, Who who, String method, String path, int status, Way way) {

    /** Goes to a page in a language. */
    @FunctionalInterface
    interface Way {
        void go(SiteBrowser browser, Language language);
    }

    /** One with an address of its own. */
    static SitePage at(String name, Who who, String path) {
        return at(name, who, path, 200);
    }

    static SitePage at(String name, Who who, String path, int status) {
        return new SitePage(name, who, "GET", path, status, (browser, language) -> browser.go(path, language));
    }

    /** One that answers a form. */
    static SitePage answer(String name, Who who, String path, int status, Way way) {
        return new SitePage(name, who, "POST", path, status, way);
    }

    void open(SiteBrowser browser, Language language) {
        browser.become(who);
        way.go(browser, language);
    }

    @Override
    public String toString() {
        return name;
    }
}

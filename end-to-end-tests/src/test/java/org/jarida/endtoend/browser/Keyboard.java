package org.jarida.endtoend.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarida.test.Chromium;

/**
 * What is wrong for somebody who goes through the page in a browser with the tabulator alone: what is not reached, not
 * seen, or does not show that it has the focus.
 */
final class Keyboard {

    private static final int MOST = 600;
    private static final Map<String, Object> TAB =
            Map.of("type", "rawKeyDown", "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9);

    /** Remembers what ought to be reached, and how each looks without the focus. */
    private static final String BEGIN = """
            const look = (element) => {
              const style = getComputedStyle(element);
              return [style.outlineStyle, style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor].join();
            };
            const named = (element) => `${element.tagName.toLowerCase()} "${(element.ariaLabel ||
                element.innerText || element.name || element.href || "").trim().slice(0, 40)}"`;
            const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
            const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            const behind = (element) => {
              for (let at = element.parentElement; at; at = at.parentElement) {
                const color = rgb(getComputedStyle(at).backgroundColor);
                if (color.length === 3 || color[3] === 1) return color;
              }
              return [255, 255, 255];
            };
            const contrast = (one, other) => {
              const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
              return (high + 0.05) / (low + 0.05);
            };
            // what its surroundings leave of an element to be seen
            const roomOf = (element) => {
              const room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
              for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
                const around = getComputedStyle(at);
                if (around.overflowX === "visible" && around.overflowY === "visible") continue;
                const box = at.getBoundingClientRect();
                room.left = Math.max(room.left, box.left);
                room.top = Math.max(room.top, box.top);
                room.right = Math.min(room.right, box.right);
                room.bottom = Math.min(room.bottom, box.bottom);
              }
              return room;
            };
            const sidesSeen = (box, style, room) => {
              const out = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
              return [box.left - out >= room.left, box.right + out <= room.right,
                box.top - out >= room.top, box.bottom + out <= room.bottom].filter(Boolean).length;
            };
            const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
              .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" &&
                element.checkVisibility({ visibilityProperty: true }) &&
                !(element.type === "radio" && !element.checked && document.querySelector(`[name="${element.name}"]:checked`)));
            const before = new Map(all.map((element) => [element, look(element)]));
            const missing = new Set(all);
            let first = null;
            window.jaridaKeyboard = {
              step() {
                const element = document.activeElement;
                if (!element || element === document.body || element === first) return null;
                const flaws = [];
                if (!first) {
                  first = element;
                  if (!element.matches(".skip")) flaws.push(`${named(element)} comes before the skip link`);
                }
                missing.delete(element);
                const boxes = [...element.getClientRects()];
                const room = roomOf(element);
                const seen = boxes.some((box) => {
                  const x = (Math.max(box.left, room.left) + Math.min(box.right, room.right)) / 2;
                  const y = (Math.max(box.top, room.top) + Math.min(box.bottom, room.bottom)) / 2;
                  const top = document.elementFromPoint(x, y);
                  return top && (element.contains(top) || top.closest("label")?.contains(element));
                });
                if (!seen) flaws.push(`${named(element)} has the focus and is not seen`);
                const style = getComputedStyle(element);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                if (before.has(element) && look(element) === before.get(element) || !outlined) {
                  flaws.push(`${named(element)} does not show its focus`);
                } else if (contrast(rgb(style.outlineColor), behind(element)) < 3) {
                  flaws.push(`${named(element)} shows its focus too faintly`);
                } else if (Math.max(...boxes.map((box) => sidesSeen(box, style, room))) < 2) {
                  flaws.push(`the outline of ${named(element)} is cut off`);
                }
                return flaws;
              },
              rest: () => [...missing].map((element) => `${named(element)} is not reached`)
            };
            // an address with a part of the page in it would let the tabulator begin there
            const top = document.createElement("span");
            top.tabIndex = -1;
            document.body.prepend(top);
            top.focus();
            top.remove();
            """;

    private Keyboard() {}

    static List<String> flaws(Chromium browser) {
        browser.executeScript(BEGIN);
        List<String> flaws = new ArrayList<>();
        for (int tabs = 0; tabs < MOST; tabs++) {
            browser.executeCdpCommand("Input.dispatchKeyEvent", TAB);
            Object found = browser.executeScript("return jaridaKeyboard.step()");
            if (found == null) {
                add(flaws, browser.executeScript("return jaridaKeyboard.rest()"));
                return flaws;
            }
            add(flaws, found);
        }
        flaws.add("the tabulator does not come to an end");
        return flaws;
    }

    private static void add(List<String> flaws, Object found) {
        ((List<?>) Objects.requireNonNull(found)).forEach(flaw -> flaws.add(flaw.toString()));
    }
}

package org.jarida.test;

import java.util.List;
import java.util.Objects;

/** What is wrong with the page in a browser that a script can tell, each in words; empty when nothing is. */
public final class PageFlaws {

    /** Text needs 4.5 to 1 against what is behind it, large or bold text 3 to 1 (WCAG 2.2, 1.4.3). */
    private static final String SCRIPT = """
            const flaws = [];
            const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
            const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            const behind = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const color = rgb(getComputedStyle(at).backgroundColor);
                if (color.length === 3 || color[3] === 1) return color;
              }
              return [255, 255, 255];
            };
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const element = walker.currentNode.parentElement;
              if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
              const style = getComputedStyle(element);
              const [one, other] = [light(rgb(style.color)), light(behind(element))].sort((a, b) => b - a);
              const size = parseFloat(style.fontSize);
              const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
              const contrast = (one + 0.05) / (other + 0.05);
              if (contrast < (large ? 3 : 4.5)) {
                flaws.push(`contrast ${contrast.toFixed(2)} of "${walker.currentNode.data.trim().slice(0, 40)}"`);
              }
              if (size < 12) flaws.push(`letters of ${size} px in "${walker.currentNode.data.trim().slice(0, 40)}"`);
            }
            let level = 0;
            for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
              const own = Number(heading.tagName[1]);
              if (own > level + 1) flaws.push(`h${own} after h${level}`);
              if (!heading.textContent.trim()) flaws.push(`empty h${own}`);
              level = own;
            }
            if (document.querySelectorAll("h1").length !== 1) flaws.push("not one h1");
            for (const field of document.querySelectorAll("input:not([type=hidden]), textarea, select")) {
              if (!field.labels?.length && !field.ariaLabel) flaws.push(`no label of ${field.name}`);
            }
            for (const control of document.querySelectorAll("a[href], button:not([hidden])")) {
              if (!control.textContent.trim() && !control.ariaLabel) flaws.push(`no name of ${control.outerHTML}`);
              const box = control.getBoundingClientRect();
              if (control.matches("button") && control.checkVisibility() && box.height < 24) flaws.push(`low button ${control.textContent.trim()}`);
            }
            for (const list of ["aria-describedby", "aria-labelledby"]) {
              for (const element of document.querySelectorAll(`[${list}]`)) {
                for (const id of element.getAttribute(list).split(" ")) {
                  if (!document.getElementById(id)) flaws.push(`${list} names ${id}, which is not there`);
                }
              }
            }
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => flaws.push(`id ${id} twice`));
            if (document.documentElement.scrollWidth > innerWidth) flaws.push("scrolls to the side");
            const scrolls = (element) => element && element !== document.body &&
              (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
            for (const element of document.querySelectorAll("main *")) {
              const box = element.getBoundingClientRect();
              if (box.width > 1 && (box.left < 0 || box.right > innerWidth) && !element.closest("svg") &&
                  !scrolls(element.parentElement)) {
                flaws.push(`${element.tagName} from ${box.left} to ${box.right} px`);
              }
            }
            const pen = document.createElement("canvas").getContext("2d");
            const sides = (style, ...names) => names.reduce((sum, name) => sum + parseFloat(style[name]), 0);
            for (const field of document.querySelectorAll("input[placeholder], select")) {
              if (!field.checkVisibility()) continue;
              const style = getComputedStyle(field);
              const list = field.matches("select");
              const words = list ? field.selectedOptions[0]?.text ?? "" : field.placeholder;
              const room = field.clientWidth - sides(style, "paddingLeft", "paddingRight") - (list ? 20 : 0);
              pen.font = style.font;
              if (pen.measureText(words).width > room + 1) flaws.push(`"${words}" is cut off in its field`);
            }
            for (const box of document.querySelectorAll("body *")) {
              const style = getComputedStyle(box);
              const hides = /hidden|clip/;
              const meant = style.clipPath !== "none" || style.webkitLineClamp !== "none" || box.closest(".ticker, svg");
              if (meant || !box.textContent.trim() || !box.checkVisibility()) continue;
              const wide = box.scrollWidth > box.clientWidth + 1;
              const high = box.scrollHeight > box.clientHeight + 1;
              if ((wide && (hides.test(style.overflowX) || box.matches("button, .button"))) ||
                  (high && hides.test(style.overflowY))) {
                flaws.push(`"${box.textContent.trim().slice(0, 40)}" is cut off in its ${box.tagName}`);
              }
            }
            return flaws;
            """;

    private PageFlaws() {}

    public static List<?> of(Chromium browser) {
        return (List<?>) Objects.requireNonNull(browser.executeScript(SCRIPT));
    }
}

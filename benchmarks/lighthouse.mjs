// Medians of five Lighthouse runs of pages as a phone sees them, and what the last run did not find perfect. Lighthouse is
// not of our build:
//   npm install --prefix /tmp/lighthouse lighthouse@12
//   node benchmarks/lighthouse.mjs /tmp/lighthouse http://127.0.0.1:8080/ http://127.0.0.1:8080/articles/ID
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

const RUNS = 5;
const CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update";
const [folder, ...pages] = process.argv.slice(2);
const lighthouse = createRequire(`${folder}/`).resolve("lighthouse/cli/index.js");

const run = (page) => {
  const options = ["--output=json", "--quiet", `--chrome-flags=${CHROME}`];
  return JSON.parse(execFileSync(process.execPath, [lighthouse, page, ...options], { maxBuffer: 1 << 28 }));
};

const weight = ({ details }) =>
  details.items
    .filter(({ url }) => !new URL(url).pathname.startsWith("/images/"))
    .reduce((bytes, { transferSize }) => bytes + transferSize, 0);

const figures = ({ categories, audits }) => ({
  ...Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
  "first contentful paint, ms": Math.round(audits["first-contentful-paint"].numericValue),
  "largest contentful paint, ms": Math.round(audits["largest-contentful-paint"].numericValue),
  "layout shift": audits["cumulative-layout-shift"].numericValue,
  "bytes": audits["total-byte-weight"].numericValue,
  "bytes without pictures": weight(audits["network-requests"]),
});

const imperfect = ({ audits }) =>
  Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== "informative")
    .map(({ id, score, displayValue = "" }) => `${id} ${score} ${displayValue}`);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

for (const page of pages) {
  const reports = Array.from({ length: RUNS }, () => run(page));
  const runs = reports.map(figures);
  console.log(page);
  for (const name of Object.keys(runs[0])) {
    console.log(`  ${name}: ${median(runs.map((one) => one[name]))}`);
  }
  console.log(`  imperfect: ${imperfect(reports.at(-1)).join("; ") || "nothing"}`);
}

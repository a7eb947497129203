// Copies the third-party assets that the site and the documents use from node_modules to build/assets.
// Run by `npm run build`; build/ is ignored by git and served as static files.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const target = "build/assets";
const modules = "node_modules";

// What each document font needs: the folder in @expo-google-fonts, the file without its ending.
const documentFonts = [
  ["ibm-plex-sans", "400Regular", "IBMPlexSans_400Regular"],
  ["ibm-plex-sans", "400Regular_Italic", "IBMPlexSans_400Regular_Italic"],
  ["ibm-plex-sans", "600SemiBold", "IBMPlexSans_600SemiBold"],
  ["ibm-plex-sans", "700Bold", "IBMPlexSans_700Bold"],
  ["ibm-plex-sans", "700Bold_Italic", "IBMPlexSans_700Bold_Italic"],
  ["noto-emoji", "400Regular", "NotoEmoji_400Regular"],
  ["noto-sans-arabic", "400Regular", "NotoSansArabic_400Regular"],
];

const files = [
  ["dkfds/dist/css/dkfds.min.css", "dkfds/css/dkfds.css"],
  ["dkfds/dist/js/dkfds.min.js", "dkfds/js/dkfds.js"],
  ["dkfds/dist/img/all-svg-icons.svg", "dkfds/img/all-svg-icons.svg"],
  ["dkfds/dist/img/svg-icons", "dkfds/img/svg-icons"],
  ["dkfds/dist/img/logo-placeholder.png", "dkfds/img/logo-placeholder.png"],
  ["dkfds/dist/img/logo-header-placeholder.png", "dkfds/img/logo-header-placeholder.png"],
  ["dkfds/dist/fonts/IBMPlexSans/complete/woff2", "dkfds/fonts/IBMPlexSans/complete/woff2"],
  ["dkfds/dist/fonts/IBMPlexSans/split/woff2", "dkfds/fonts/IBMPlexSans/split/woff2"],
  ["htmx.org/dist/htmx.min.js", "htmx/htmx.js"],
  ["signature_pad/dist/signature_pad.umd.min.js", "signature_pad/signature_pad.js"],
  ["dejavu-fonts-ttf/ttf/DejaVuSans.ttf", "fonts/DejaVuSans.ttf"],
  ...documentFonts.map(([family, style, name]) => [
    `@expo-google-fonts/${family}/${style}/${name}.ttf`,
    `fonts/${name}.ttf`,
  ]),
];

await rm(target, { recursive: true, force: true });
const filter = (file) => !/\/split\/.*-(?!Latin1)\w+\.woff2$/.test(file);
for (const [from, to] of files) {
  await mkdir(dirname(join(target, to)), { recursive: true });
  await cp(join(modules, from), join(target, to), { recursive: true, filter });
}

// Source maps are not shipped, so nothing may point at them.
const withoutSourceMap = (text) => text.replace(/\/[/*]# sourceMappingURL=[^\s*]*(\s*\*\/)?/g, "");
for (const script of ["dkfds/js/dkfds.js", "signature_pad/signature_pad.js"]) {
  await rewrite(script, withoutSourceMap);
}

// The stylesheet offers every font in formats no browser of today asks for; only woff2 is kept.
const onlyWoff2 = (css) =>
  css.replace(/src:([^;}]*IBMPlexSans[^;}]*)/g, (whole, sources) => {
    const woff2 = sources.match(/url\([^)]*\.woff2[^)]*\)\s*format\([^)]*\)/);
    return woff2 ? `src:${woff2[0]}` : whole;
  });

// Danish needs the first of the parts that each font is also shipped in, a third of the whole: other
// letters alone have the whole fetched. The range is that of the part's own characters.
const latin1 =
  "U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014," +
  "U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212," +
  "U+FB01-FB02";
const latinFirst = (css) =>
  css.replace(/@font-face\{[^}]*IBMPlexSans[^}]*\}/g, (whole) => {
    const part = whole.replace("/complete/", "/split/").replace(".woff2", "-Latin1.woff2");
    return `${whole}${part.slice(0, -1)};unicode-range:${latin1}}`;
  });
await rewrite("dkfds/css/dkfds.css", (css) => latinFirst(onlyWoff2(withoutSourceMap(css))));

async function rewrite(name, change) {
  const path = join(target, name);
  await writeFile(path, change(await readFile(path, "utf8")));
}

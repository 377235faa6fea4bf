// Makes the vendored files again from node_modules: fixed order, no time stamps, so byte for byte the same.
// Run in this folder: npm ci && npm run vendor
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const OUT = '../../app/web/static/vendor/';
const FOR_TESTS = '../../tests/browser/vendor/';
const FONT = '@fontsource-variable/source-sans-3';
const NOT_SHIPPED = ['axe-core', 'typescript'];

const read = (path) => readFileSync(path, 'utf8');
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
// Some files are one line that ends in the comment: take out the comment, never the line.
const clean = (css) => css.replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '').replace(/^@charset[^;]*;/, '').trim();

const packages = Object.keys(JSON.parse(read('package.json')).devDependencies).sort();
const shipped = packages.filter((name) => !NOT_SHIPPED.includes(name));
const about = (name) => JSON.parse(read(`node_modules/${name}/package.json`));

emptied(OUT);
writeFileSync(`${OUT}nlds.css`, shipped.filter((name) => name.endsWith('-css')).map(stylesheet).join(''));
writeFileSync(`${OUT}icons.svg`, sprite(JSON.parse(read('icons.json'))));
copyFileSync('node_modules/htmx.org/dist/htmx.min.js', `${OUT}htmx.min.js`);
for (const style of ['normal', 'italic']) {
  copyFileSync(`node_modules/${FONT}/files/source-sans-3-latin-wght-${style}.woff2`, `${OUT}source-sans-3-${style}.woff2`);
}
licences(shipped, OUT);
sums(OUT);

emptied(FOR_TESTS);
copyFileSync('node_modules/axe-core/axe.min.js', `${FOR_TESTS}axe.min.js`);
licences(['axe-core'], FOR_TESTS);
sums(FOR_TESTS);

function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}licenties`, { recursive: true });
}

function stylesheet(name) {
  const short = name.split('/')[1].replace(/-css$/, '');
  const file = [`node_modules/${name}/dist/index.css`, `node_modules/${name}/dist/${short}.css`].find(existsSync);
  return `/* ${name}@${about(name).version} ${about(name).license} */\n${clean(read(file))}\n`;
}

function sprite(names) {
  const symbols = names.sort().map((name) => {
    const drawing = read(`node_modules/lucide-static/icons/${name}.svg`).match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
    const shapes = drawing.replace(/\s+/g, ' ').replaceAll('> <', '><').trim();
    return (
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
      `stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

/** One file for each different text, so that the EUPL is stored once. */
function licences(names, folder) {
  const kept = new Map();
  const lines = names.map((name) => {
    const found = readdirSync(`node_modules/${name}`).find((file) => /^licen[sc]e/i.test(file));
    if (!found) throw new Error(`${name} has no licence text`);
    const text = readFileSync(`node_modules/${name}/${found}`);
    if (!kept.has(digest(text))) {
      kept.set(digest(text), `licenties/${name.replace(/^@/, '').replace(/\//g, '-')}.txt`);
      writeFileSync(folder + kept.get(digest(text)), text);
    }
    return `${name} ${about(name).version} – ${about(name).license} – ${kept.get(digest(text))}\n`;
  });
  writeFileSync(`${folder}NOTICE.txt`, `Meegeleverde software van derden\n\n${lines.join('')}`);
}

function sums(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/\/+/g, '/').slice(folder.length))
    .sort();
  const lines = files.map((file) => `${digest(readFileSync(folder + file))}  ${file}\n`);
  writeFileSync(`${folder}SHA256SUMS`, lines.join(''));
}

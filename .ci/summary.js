// Prints "N passed, N failed" from vitest's JSON report. Exits non-zero when a test failed or none passed.
import { existsSync, readFileSync } from 'node:fs'

const path = process.argv[2]
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { testResults: [] }

let passed = 0
let failed = 0
for (const file of report.testResults) {
  const statuses = file.assertionResults.map((test) => test.status)
  passed += statuses.filter((status) => status === 'passed').length
  const failures = statuses.filter((status) => status === 'failed').length
  // A file that does not load has no tests in the report, and must count all the same.
  failed += file.status === 'failed' ? Math.max(failures, 1) : failures
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

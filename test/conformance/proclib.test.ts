import { conformance } from './runner.ts'

conformance('proclib')

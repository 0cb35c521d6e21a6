import { conformance } from './runner.ts'

conformance('names')

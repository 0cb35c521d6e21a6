import { conformance } from './runner.ts'

conformance('sys')

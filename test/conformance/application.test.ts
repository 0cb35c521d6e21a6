import { conformance } from './runner.ts'

conformance('application')

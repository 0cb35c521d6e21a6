import { conformance } from './runner.ts'

conformance('agent')

import { conformance } from './runner.ts'

conformance('system')

import { conformance } from './runner.ts'

conformance('timers')

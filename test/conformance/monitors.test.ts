import { conformance } from './runner.ts'

conformance('monitors')

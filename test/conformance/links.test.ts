import { conformance } from './runner.ts'

conformance('links')

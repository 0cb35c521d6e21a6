import { conformance } from './runner.ts'

conformance('dynsup')

import { makeRef, Process } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  const r = makeRef()
  emit([Process.cancelTimer(r), Process.readTimer(r)])
}

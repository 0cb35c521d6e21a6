import { link, Process, self } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit(['link', link(self())])
  emit(['links', Process.info(self(), 'links')])
}

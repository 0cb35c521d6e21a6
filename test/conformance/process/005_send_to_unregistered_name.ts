import { send } from 'linecard'
import { catchingClass, emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  emit(['result', await catchingClass(() => send('nobody_here', 'hi'))])
  emit(['alive'])
}

import { start } from '../../../server'
import { reportTo } from './report'

/** The product as it is, configured by the environment it was given. */
void start().then(({ url }) => reportTo(url ?? ''))

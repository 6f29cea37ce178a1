import { View } from '@tarojs/components'
import { ListEnd } from '../../../kit/components/ListEnd'
import type { PartReading } from './usePartReading'
import './PartEnd.scss'

interface Props {
  id: string | null
  reading: PartReading
}

/** What stands below a part of which not everything is there: that more comes, why it did not, or the way to it. */
export function PartEnd({ id, reading }: Props) {
  const failure = reading.failureOf(id)
  const more = () => reading.run(id)
  if (failure || reading.isRunning(id)) return <ListEnd isAtEnd={false} failure={failure} more={more} />
  return (
    <View className="part-end" onClick={more}>
      还有更多，点这里接着看
    </View>
  )
}

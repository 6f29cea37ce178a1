import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../components/Button'
import { CodeCard } from '../components/CodeCard'
import { refusedDrawing } from '../components/drawings'
import { NotSavedSheet, type NotSaved } from '../components/NotSavedSheet'
import { PhonePreview } from '../components/PhonePreview'
import { SaveButton } from '../components/SaveButton'
import { Thumbs } from '../components/Thumbs'
import { Specimen } from './Specimen'

const ignore = () => undefined
const whys: NotSaved[] = ['refused', 'blocked', 'disagreed', 'undeclared', 'failed']

/** What holds pictures. */
export function Picturing() {
  const [why, setWhy] = useState<NotSaved | null>(null)
  return (
    <>
      <Specimen name="PhonePreview">
        <View className="specimen-row">
          <PhonePreview name="花间小铺" brand="#1f5fbf" words={{ state: '营业中', card: '到店与联系' }} />
          <PhonePreview name="" brand="#ffd400" words={{ state: '正在供餐', card: '到店用餐' }} />
        </View>
      </Specimen>
      <Specimen name="Thumbs">
        <Thumbs sources={[refusedDrawing, null]} name="gallery" />
      </Specimen>
      <Specimen name="CodeCard · SaveButton">
        <CodeCard title="体验版" note="谁来扫" src={refusedDrawing}>
          下面的说明
        </CodeCard>
        <SaveButton src={refusedDrawing} name="gallery" onSaved={ignore} />
      </Specimen>
      <Specimen name="NotSavedSheet">
        <View className="specimen-row">
          {whys.map((one) => (
            <Button key={one} size="small" kind="plain" onClick={() => setWhy(one)}>
              {one}
            </Button>
          ))}
        </View>
        {why && <NotSavedSheet why={why} onAllow={ignore} onClose={() => setWhy(null)} />}
      </Specimen>
    </>
  )
}

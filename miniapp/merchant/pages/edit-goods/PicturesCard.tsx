import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { PictureView } from '../../../../shared/api/picture'
import { goodsLimits } from '../../../../shared/goods'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Picture } from '../../../kit/components/Picture'
import { useAction } from '../../../kit/useAction'
import type { FieldProps } from '../../../kit/useForm'
import { choosePictures } from '../../../kit/wechat'
import { call } from '../../api'

type Pictures = PictureView[]

const without = (pictures: Pictures, at: number): Pictures => pictures.filter((_one, index) => index !== at)

function moved(pictures: Pictures, from: number, to: number): Pictures {
  const picture = pictures[from]
  const rest = without(pictures, from)
  return picture ? [...rest.slice(0, to), picture, ...rest.slice(to)] : pictures
}

/** The first picture stands for the goods; a tap on one offers what can be done with it. */
export function PicturesCard({ value: pictures, onChange }: FieldProps<Pictures>) {
  const uploading = useUpload(pictures, onChange)
  return (
    <Card title="商品图片" extra={`${pictures.length}/${goodsLimits.pictures}`}>
      <View className="edit-pictures">
        {pictures.map((picture, at) => (
          <View key={`${picture.name}${at}`} className="edit-picture" onClick={() => void ask(pictures, at, onChange)}>
            <Picture src={picture.thumbUrl} height="100%" />
            {at === 0 && <View className="edit-picture-first">主图</View>}
          </View>
        ))}
        {pictures.length < goodsLimits.pictures && (
          <View className="edit-picture edit-picture-add" hoverClass="goods-row-down" onClick={uploading.run}>
            <Icon name="camera" size={56} />
            <View>{uploading.progress ?? '添加图片'}</View>
          </View>
        )}
      </View>
      {uploading.failure && <NoticeBar tone="failing">{uploading.failure.text}</NoticeBar>}
    </Card>
  )
}

/** One after the other: what is up is kept in the draft, even if the next one fails. */
function useUpload(pictures: Pictures, onChange: (pictures: Pictures) => void) {
  const [progress, setProgress] = useState<string | null>(null)
  const upload = useCallback(async () => {
    const files = await choosePictures('file', goodsLimits.pictures - pictures.length)
    const done = [...pictures]
    try {
      for (const [at, file] of files.entries()) {
        setProgress(`上传 ${at + 1}/${files.length}`)
        done.push(await call('POST /goods-pictures', {}, file))
        onChange([...done])
      }
    } finally {
      setProgress(null)
    }
  }, [pictures, onChange])
  return { ...useAction(upload), progress }
}

async function ask(pictures: Pictures, at: number, onChange: (pictures: Pictures) => void): Promise<void> {
  const ways = [
    {
      name: '看大图',
      next: () => void Taro.previewImage({ urls: pictures.map(({ url }) => url), current: pictures[at]?.url ?? '' }),
    },
    ...(at > 0 ? [{ name: '设为主图', next: () => onChange(moved(pictures, at, 0)) }] : []),
    ...(at > 0 ? [{ name: '往前移', next: () => onChange(moved(pictures, at, at - 1)) }] : []),
    ...(at < pictures.length - 1 ? [{ name: '往后移', next: () => onChange(moved(pictures, at, at + 1)) }] : []),
    { name: '删除', next: () => onChange(without(pictures, at)) },
  ]
  const chosen = await Taro.showActionSheet({ itemList: ways.map(({ name }) => name) }).catch(() => null)
  if (chosen) ways[chosen.tapIndex]?.next()
}

import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import { storefrontLimits, type Section, type Slide } from '../../../../shared/storefront'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Picture } from '../../../kit/components/Picture'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { choosePictures } from '../../../kit/wechat'
import { call } from '../../api'
import { changeSection, rememberPicture, useBegunLook } from '../../decoration/look'
import { open } from '../../navigate'
import './EditSection.scss'

type Banner = Extract<Section, { kind: 'banner' }>

const changeSlides = (id: string, change: (slides: Slide[]) => Slide[]): void =>
  changeSection(id, (now) => (now.kind === 'banner' ? { ...now, slides: change(now.slides) } : now))

/** 轮播图: the pictures, in their order, and where a tap on each leads. */
export function SlidesEditor({ section: { id, slides } }: { section: Banner }) {
  const room = storefrontLimits.slides - slides.length
  const uploading = useUpload(id, room)
  return (
    <Card title="图片" extra={`${slides.length}/${storefrontLimits.slides}`}>
      {slides.map((slide, at) => (
        <SlideLine key={`${slide.picture}${at}`} sectionId={id} slide={slide} at={at} />
      ))}
      {uploading.failure && <NoticeBar tone="failing">{uploading.failure.text}</NoticeBar>}
      {room > 0 && (
        <Button kind="plain" icon="album" isBusy={uploading.isRunning} onClick={uploading.run}>
          {uploading.progress ?? '添加图片'}
        </Button>
      )}
      <View className="section-hint">横图最好看，宽是高的两倍多一点，如 1200×520</View>
    </Card>
  )
}

/** One after the other: what is up stays, even if the next one fails. */
function useUpload(id: string, room: number) {
  const [progress, setProgress] = useState<string | null>(null)
  const upload = useCallback(async () => {
    const files = await choosePictures('file', room)
    try {
      for (const [at, file] of files.entries()) {
        setProgress(`上传 ${at + 1}/${files.length}`)
        const picture = await call('POST /storefront/pictures', {}, file)
        rememberPicture(picture)
        changeSlides(id, (slides) => [...slides, { picture: picture.name, goodsId: null }])
      }
    } finally {
      setProgress(null)
    }
  }, [id, room])
  return { ...useAction(upload), progress }
}

function SlideLine({ sectionId, slide, at }: { sectionId: string; slide: Slide; at: number }) {
  const picture = useBegunLook()?.pictures.find(({ name }) => name === slide.picture)
  const raise = () =>
    changeSlides(sectionId, (slides) => {
      const rest = slides.filter((_one, index) => index !== at)
      return [...rest.slice(0, at - 1), slide, ...rest.slice(at - 1)]
    })
  const remove = () => changeSlides(sectionId, (slides) => slides.filter((_one, index) => index !== at))
  return (
    <View className="slide">
      <Picture src={picture?.url ?? null} height="43%" />
      <View className="slide-ways">
        <Button
          kind="plain"
          size="small"
          icon="link"
          onClick={() => open('pick-goods', { section: sectionId, slide: String(at) })}
        >
          {slide.goodsId ? <GoodsName goodsId={slide.goodsId} /> : '点开到商品'}
        </Button>
        {at > 0 && (
          <Button kind="quiet" size="small" onClick={raise}>
            上移
          </Button>
        )}
        <Button kind="quiet" size="small" onClick={remove}>
          删除
        </Button>
      </View>
    </View>
  )
}

function GoodsName({ goodsId }: { goodsId: string }) {
  const [goods] = useRemote(useCallback(() => call('GET /goods/:goodsId', { goodsId }), [goodsId]))
  if (goods.state === 'ready') return <View className="slide-goods">{`点开到：${goods.value.name}`}</View>
  return <View>{goods.state === 'failed' ? '商品不在了，换一件' : '点开到商品'}</View>
}

import { button } from './button'
import { checkbox, checkboxGroup, radio, radioGroup } from './choice'
import { canvas, pageMeta, rootPortal, webView } from './frames'
import { form, label } from './form'
import { icon, progress } from './icon'
import { image } from './image'
import { input } from './input'
import { navigator } from './navigator'
import { plain, type Part, type PartMaker, type PartWorld } from './part'
import { pageContainer } from './pageContainer'
import { picker } from './picker'
import { richText } from './richText'
import { scrollView } from './scrollView'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchPart } from './switch'
import { textarea } from './textarea'
import { textPart } from './text'

const makers: Record<string, PartMaker> = {
  ...{ view: plain, text: textPart, 'cover-view': plain, block: plain, slot: plain, 'match-media': plain },
  ...{ button, image, 'cover-image': image, icon, progress, navigator, 'rich-text': richText },
  ...{ input, textarea, switch: switchPart, slider, picker, form, label },
  ...{ radio, 'radio-group': radioGroup, checkbox, 'checkbox-group': checkboxGroup },
  ...{ 'scroll-view': scrollView, swiper, 'swiper-item': swiperItem },
  ...{
    'root-portal': rootPortal,
    'page-container': pageContainer,
    'page-meta': pageMeta,
    'navigation-bar': pageMeta,
    canvas,
    'web-view': webView,
  },
}

const told = new Set<string>()

export function makePart(world: PartWorld): Part {
  const make = makers[world.tag]
  if (make) return make(world)
  if (!told.has(world.tag)) {
    told.add(world.tag)
    console.error(`[手机] 组件 <${world.tag}> 还没有实现，按 view 显示`)
    world.page.program.host.complain(world.page.program.appid, `组件 <${world.tag}> 还没有实现`)
  }
  return plain(world)
}

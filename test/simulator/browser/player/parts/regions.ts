import { listOf, textOf, type Fields } from '../../kit/value'
import type { Attributes } from './part'
import type { OpenPicker } from './pickerKinds'

/** A handful of real places: enough to choose from, not an atlas. Province, city, district with its code. */
const places: [string, [string, [string, string][]][]][] = [
  [
    '北京市',
    [
      [
        '北京市',
        [
          ['东城区', '110101'],
          ['西城区', '110102'],
          ['朝阳区', '110105'],
          ['海淀区', '110108'],
        ],
      ],
    ],
  ],
  [
    '上海市',
    [
      [
        '上海市',
        [
          ['黄浦区', '310101'],
          ['徐汇区', '310104'],
          ['静安区', '310106'],
          ['浦东新区', '310115'],
        ],
      ],
    ],
  ],
  [
    '浙江省',
    [
      [
        '杭州市',
        [
          ['上城区', '330102'],
          ['西湖区', '330106'],
          ['滨江区', '330108'],
          ['余杭区', '330110'],
        ],
      ],
      [
        '宁波市',
        [
          ['海曙区', '330203'],
          ['江北区', '330205'],
          ['鄞州区', '330212'],
        ],
      ],
    ],
  ],
  [
    '广东省',
    [
      [
        '广州市',
        [
          ['荔湾区', '440103'],
          ['越秀区', '440104'],
          ['天河区', '440106'],
        ],
      ],
      [
        '深圳市',
        [
          ['罗湖区', '440303'],
          ['福田区', '440304'],
          ['南山区', '440305'],
        ],
      ],
    ],
  ],
  [
    '四川省',
    [
      [
        '成都市',
        [
          ['锦江区', '510104'],
          ['青羊区', '510105'],
          ['武侯区', '510107'],
        ],
      ],
    ],
  ],
]

const citiesAt = (province: number) => places[province]?.[1] ?? []
const districtsAt = (province: number, city: number) => citiesAt(province)[city]?.[1] ?? []

export function regionWheels({ value }: Attributes): OpenPicker {
  const [province, city, district] = listOf(value).map((one) => textOf(one))
  const p = Math.max(
    0,
    places.findIndex(([name]) => name === province),
  )
  const c = Math.max(
    0,
    citiesAt(p).findIndex(([name]) => name === city),
  )
  const d = Math.max(
    0,
    districtsAt(p, c).findIndex(([name]) => name === district),
  )
  return {
    wheels: ([a = 0, b = 0]) => [
      places.map(([name]) => name),
      citiesAt(a).map(([name]) => name),
      districtsAt(a, b).map(([name]) => name),
    ],
    chosen: [p, c, d],
  }
}

export function regionOf([p = 0, c = 0, d = 0]: readonly number[]): Fields {
  const district = districtsAt(p, c)[d]
  const code = district?.[1] ?? ''
  return {
    value: [places[p]?.[0] ?? '', citiesAt(p)[c]?.[0] ?? '', district?.[0] ?? ''],
    code: [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code],
    postcode: `${code.slice(0, 4)}00`,
  }
}

import { useState } from 'react'
import type { Place, Position } from '../../player/overlays'
import { Icon } from '../Icon'
import type { Shows } from './shows'

/** A drawn town: it says that here is a map, not where anything is. */
function Town() {
  return (
    <svg className="town" viewBox="0 0 375 420" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect width="375" height="420" fill="#eef1ea" />
      <path d="M0 300c90-50 150 30 230 0s90-60 145-40v160H0z" fill="#bcdcf2" />
      <path
        d="M20 40h90v70H20zM150 30h120v90H150zM300 60h60v80h-60zM40 150h70v80H40zM250 160h100v60H250z"
        fill="#e0e3dc"
      />
      <path d="M150 150h70v70h-70z" fill="#c9e4b8" />
      <path d="M0 130h375M130 0v300M235 0v280M0 245h375" stroke="#fff" strokeWidth="14" fill="none" />
      <path d="M0 20l375 240" stroke="#f7d58a" strokeWidth="10" fill="none" />
    </svg>
  )
}

const Pin = () => <i className="pin" aria-hidden />

/** wx.openLocation: a place on the map, and the ways to go there. */
export function PlacePage({ asks, answer }: Shows<'place'>) {
  return (
    <section className="screen over" data-testid="place">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="place-back" onClick={() => answer(undefined)}>
          <Icon name="back" />
        </button>
        <b>位置</b>
      </header>
      <div className="map">
        <Town />
        <Pin />
      </div>
      <footer className="place-foot">
        <b>{asks.name || '位置'}</b>
        <small>{asks.address}</small>
        <small className="is-quiet">{coordinates(asks)}</small>
      </footer>
    </section>
  )
}

const coordinates = ({ latitude, longitude }: Position): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

/** What lies around any point of this drawn town. */
const around: [name: string, address: string, north: number, east: number][] = [
  ['延安路 88 号', '浙江省杭州市上城区延安路 88 号', 0, 0],
  ['中山公园', '浙江省杭州市上城区孤山路 1 号', 0.0021, -0.0034],
  ['文三路社区服务站', '浙江省杭州市西湖区文三路 90 号', 0.0053, -0.0062],
  ['武林广场', '浙江省杭州市拱墅区体育场路 200 号', 0.0044, 0.0019],
  ['城站火车站', '浙江省杭州市上城区环城东路 1 号', -0.0037, 0.0071],
]

const placesAround = ({ latitude, longitude }: Position): Place[] =>
  around.map(([name, address, north, east]) => ({
    ...{ name, address, latitude: round(latitude + north), longitude: round(longitude + east) },
  }))

const round = (degrees: number): number => Math.round(degrees * 100_000) / 100_000

/** wx.chooseLocation: one of the places nearby. */
export function PlacesPage({ asks, answer }: Shows<'places'>) {
  const places = placesAround(asks)
  const [at, setAt] = useState(0)
  return (
    <section className="screen over" data-testid="places">
      <header className="bar">
        <button className="bar-left" aria-label="取消" data-testid="places-cancel" onClick={() => answer(undefined)}>
          <Icon name="close" size={20} />
        </button>
        <b>选择位置</b>
        <button className="pill is-small bar-right" data-testid="places-done" onClick={() => answer(places[at])}>
          完成
        </button>
      </header>
      <div className="map is-short">
        <Town />
        <Pin />
      </div>
      <ul className="rows place-list">
        {places.map(({ name, address }, index) => (
          <li key={name}>
            <button className="row is-slim" data-testid={`place-${index}`} onClick={() => setAt(index)}>
              <span className="row-text">
                <b>{name}</b>
                <small>{address}</small>
              </span>
              {index === at && <i className="sign is-green">✓</i>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

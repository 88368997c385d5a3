import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import {
  layOutTiles,
  tileHeight,
  tileMap,
  tileMapHeight,
  tileWidth,
} from '../../../../shared/plots/tile-map.ts';
import { towards } from '../../../../shared/plots/towards.ts';
import type { ElectionMap } from '../../../../shared/protocol/count/map.ts';
import { Drawing } from '../drawing/Drawing.tsx';
import type { Names } from '../names.ts';
import { directionOf } from './keys.ts';
import type { Measure } from './measures.ts';
import styles from './MapTab.module.css';

interface Props {
  map: ElectionMap;
  election: ElectionView;
  measure: Measure;
  names: Names;
  onOpen: (region: string) => void;
}

/** Regions as tiles of one size; arrows go from tile to tile, Enter opens a region's stations. */
export function TileMap({ map, election, measure, names, onOpen }: Props) {
  const { t } = useTranslation();
  const [active, setActive] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const places = new Map(election.regions.map(({ key, tile }) => [key, tile]));
  const tiles = map.regions.map((region) => {
    const value = measure.ofRegion(region);
    return {
      key: region.region,
      name: names.region(region.region),
      place: places.get(region.region) ?? null,
      value,
      shown: measure.shown(value),
    };
  });
  const drawn = { id: 'regions', tiles, classes: measure.regionClasses };
  const words = { title: measure.title, unknown: t('map.unknown'), range: measure.range };
  const svg = tileMap(drawn, words);
  const layout = layOutTiles(tiles);
  const height = tileMapHeight(drawn);

  function onKeyDown(event: KeyboardEvent): void {
    const direction = directionOf(event);
    const next = direction && towards(layout.corners, active, direction);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    buttons.current[next]?.focus();
  }
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <section className={styles.tiles} aria-label={measure.title}>
      <div className={styles.frame} style={{ maxWidth: layout.width }}>
        <div aria-hidden="true">
          <Drawing svg={svg} />
        </div>
        <div className={styles.over} role="group" aria-label={measure.title} onKeyDown={onKeyDown}>
          {tiles.map(({ key, name, shown }, n) => {
            const [x, y] = layout.corners[n] ?? [0, 0];
            return (
              <button
                key={key}
                ref={(button) => void (buttons.current[n] = button)}
                type="button"
                tabIndex={n === active ? 0 : -1}
                aria-label={`${name}: ${shown}`}
                title={`${name}: ${shown}`}
                style={{
                  left: share(x, layout.width),
                  top: share(y, height),
                  width: share(tileWidth, layout.width),
                  height: share(tileHeight, height),
                }}
                onFocus={() => setActive(n)}
                onClick={() => onOpen(key)}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

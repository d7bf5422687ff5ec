/** The words and signs of units, and what is measured in them. */

export type Dimension =
  | 'time'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'speed'
  | 'power'
  | 'data';

const units: Readonly<Record<Dimension, string>> = {
  time: `second seconds minute minutes hour hours day days night nights week weeks month months quarter quarters year years
    decade decades century centuries`,
  length: `millimetre millimetres millimeter millimeters centimetre centimetres centimeter centimeters metre metres meter
    meters kilometre kilometres kilometer kilometers mile miles yard yards foot feet inch inches mm cm km nm`,
  area: 'acre acres hectare hectares km² m² ha',
  volume: 'litre litres liter liters gallon gallons',
  mass: `gram grams kilogram kilograms kilo kilos tonne tonnes ton tons pound ounce ounces kg mg milligram milligrams`,
  temperature: 'degree degrees °C °F',
  speed: 'knot knots mph km/h',
  power: `watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts hertz volt volts joule joules calorie calories
    MW GW kW GWh MWh kWh TWh GHz MHz`,
  data: 'byte bytes kilobyte megabyte megabytes gigabyte gigabytes terabytes MB GB TB',
};

const words = (text: string) => text.trim().split(/\s+/);
const dimensions = new Map(
  (Object.keys(units) as Dimension[]).flatMap((dimension) =>
    words(units[dimension]).map((unit) => [unit, dimension] as const),
  ),
);

export const measureWords: readonly string[] = [...dimensions.keys()];

/** What is measured in a unit as the text gives it (`square km`, `light years`, `°C`); null where it is no unit of measure. */
export function dimensionOf(unit: string): Dimension | null {
  if (unit.startsWith('square ')) return 'area';
  if (unit.startsWith('cubic ')) return 'volume';
  if (unit.startsWith('light') || unit === 'm') return 'length';
  return dimensions.get(unit) ?? null;
}

/**
 * How far apart colours look, to trichromats and to those who lack one kind of cone.
 *
 * Distance: Euclidean in OKLab (Björn Ottosson, 2020); about 0.02 is just noticeable. Dichromacy: the matrices of
 * Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB.
 */
type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

const IDENTITY: Matrix = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
const PROTANOPIA: Matrix = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const DEUTERANOPIA: Matrix = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.011820, 0.042940, 0.968881],
];
const TRITANOPIA: Matrix = [
  [1.255528, -0.076749, -0.178779],
  [-0.078411, 0.930809, 0.147602],
  [0.004733, 0.691367, 0.303900],
];
const LINEAR_SRGB_TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LMS_TO_OKLAB: Matrix = [
  [0.2104542553, 0.7936177850, -0.0040720468],
  [1.9779984951, -2.4285922050, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.8086757660],
];

/** The distance of the two of these #rrggbb colours that look most alike to anybody. */
export function leastDistance(colours: string[]): number {
  let least = Infinity;
  for (const vision of [IDENTITY, PROTANOPIA, DEUTERANOPIA, TRITANOPIA]) {
    const seen = colours.map((colour) => oklab(apply(vision, linear(colour))));
    seen.forEach((one, index) => {
      for (const other of seen.slice(0, index)) {
        least = Math.min(least, Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]));
      }
    });
  }
  return least;
}

function linear(colour: string): Triple {
  return [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function oklab(rgb: Triple): Triple {
  return apply(LMS_TO_OKLAB, apply(LINEAR_SRGB_TO_LMS, rgb).map((cone) => Math.cbrt(cone)) as Triple);
}

function apply(matrix: Matrix, [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple;
}

//! How items go together, over any number of rows in memory that depends on the items alone.
//!
//! What must stay true: answers are shifted by the middle of their range, so no sum is large beside
//! the spread; for whole-number answers every sum is exact (below 2^51), whatever the order of rows.
//!
//! Rows with every answer come in blocks, column by column, so that the inner loop is one product of
//! two short columns; rows with gaps are counted pair by pair.

/// Rows in a block: a block of 36 items stays within a processor's inner caches.
const BLOCK: usize = 256;
/// Sums kept side by side, so that the processor can add several at once.
const LANES: usize = 8;

/// A square of figures, one row and one column an item; where there is no figure it holds NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// Makes one of what `cell` says of each row and column.
    pub fn new(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let places = (0..size).flat_map(|row| (0..size).map(move |column| (row, column)));
        let cells = places.map(|(row, column)| cell(row, column)).collect();
        Self { size, cells }
    }

    /// How many rows, and columns, it has.
    pub fn size(&self) -> usize {
        self.size
    }

    /// One figure; NaN outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let inside = row < self.size && column < self.size;
        let cell = inside.then(|| self.cells.get(row * self.size + column));
        cell.flatten().copied().unwrap_or(f64::NAN)
    }
}

/// Counts and sums of pairs of items.
pub struct CoMoments {
    items: usize,
    shifts: Vec<f64>,
    block: Vec<f64>,
    filled: usize,
    complete: Sums,
    partial: Pairs,
    row: Vec<f64>,
}

/// Of rows with every answer.
struct Sums {
    n: f64,
    sums: Vec<f64>,
    products: Vec<f64>,
}

/// Of rows with gaps; each vector is a square, `[i][j]` over rows that answer both i and j.
struct Pairs {
    n: Vec<f64>,
    /// Of i.
    sums: Vec<f64>,
    /// Of i squared.
    squares: Vec<f64>,
    products: Vec<f64>,
}

/// The sums of one pair of items over the rows that answer both.
struct Pair {
    n: f64,
    sums: (f64, f64),
    squares: (f64, f64),
    product: f64,
}

impl CoMoments {
    /// For items whose answers lie around these middles.
    pub fn new(middles: Vec<f64>) -> Self {
        let items = middles.len();
        let square = || vec![0.0; items * items];
        Self {
            items,
            shifts: middles,
            block: vec![0.0; items * BLOCK],
            filled: 0,
            complete: Sums {
                n: 0.0,
                sums: vec![0.0; items],
                products: square(),
            },
            partial: Pairs {
                n: square(),
                sums: square(),
                squares: square(),
                products: square(),
            },
            row: vec![0.0; items],
        }
    }

    /// Takes in one row; NaN is no answer. Answers beyond the items are passed over.
    #[inline]
    pub fn add(&mut self, answers: impl Iterator<Item = f64>) {
        let mut complete = true;
        for ((kept, shift), answer) in self.row.iter_mut().zip(&self.shifts).zip(answers) {
            *kept = answer - shift;
            complete &= !kept.is_nan();
        }
        if !complete {
            self.add_partial();
            return;
        }
        let columns = self.block.chunks_exact_mut(BLOCK);
        for (column, value) in columns.zip(&self.row) {
            column[self.filled] = *value;
        }
        self.filled += 1;
        if self.filled == BLOCK {
            self.fold();
        }
    }

    fn add_partial(&mut self) {
        let there: Vec<usize> = (0..self.items)
            .filter(|at| !self.row[*at].is_nan())
            .collect();
        for i in &there {
            let x = self.row[*i];
            for j in &there {
                let at = i * self.items + j;
                self.partial.n[at] += 1.0;
                self.partial.sums[at] += x;
                self.partial.squares[at] += x * x;
                self.partial.products[at] += x * self.row[*j];
            }
        }
    }

    /// Adds the block to the sums and empties it.
    fn fold(&mut self) {
        let columns: Vec<&[f64]> = self
            .block
            .chunks_exact(BLOCK)
            .map(|column| &column[..self.filled])
            .collect();
        for (i, x) in columns.iter().enumerate() {
            self.complete.sums[i] += x.iter().sum::<f64>();
            for (j, y) in columns.iter().enumerate().take(i + 1) {
                self.complete.products[i * self.items + j] += product(x, y);
            }
        }
        self.complete.n += self.filled as f64;
        self.filled = 0;
    }

    /// How things stand after the rows so far. Called before figures are asked for.
    pub fn settle(&mut self) {
        self.fold();
    }

    /// How many rows had every answer.
    pub fn complete(&self) -> u64 {
        self.complete.n as u64
    }

    /// How many rows answered this item.
    pub fn answered(&self, item: usize) -> u64 {
        self.pair(item, item).n as u64
    }

    /// The mean of this item's answers.
    pub fn mean(&self, item: usize) -> Option<f64> {
        let pair = self.pair(item, item);
        (pair.n > 0.0).then(|| self.shifts[item] + pair.sums.0 / pair.n)
    }

    /// The standard deviation of this item's answers, over n - 1.
    pub fn sd(&self, item: usize) -> Option<f64> {
        let pair = self.pair(item, item);
        let squares = pair.squares.0 - pair.sums.0 * pair.sums.0 / pair.n;
        (pair.n > 1.0).then(|| (squares.max(0.0) / (pair.n - 1.0)).sqrt())
    }

    /// Pearson's correlation of two items over the rows that answer both (pairwise).
    pub fn correlation(&self, one: usize, other: usize) -> Option<f64> {
        let pair = self.pair(one, other);
        let spread = |sum: f64, squares: f64| squares - sum * sum / pair.n;
        let spreads = spread(pair.sums.0, pair.squares.0) * spread(pair.sums.1, pair.squares.1);
        let shared = pair.product - pair.sums.0 * pair.sums.1 / pair.n;
        (pair.n > 1.0 && spreads > 0.0).then(|| shared / spreads.sqrt())
    }

    /// The covariances of the items over the rows that answer all of them (listwise), over n - 1.
    /// `None` of fewer than two such rows.
    pub fn covariances(&self) -> Option<Matrix> {
        let Sums { n, sums, products } = &self.complete;
        (*n > 1.0).then(|| {
            Matrix::new(self.items, |i, j| {
                let product = products[i.max(j) * self.items + i.min(j)];
                (product - sums[i] * sums[j] / n) / (n - 1.0)
            })
        })
    }

    fn pair(&self, i: usize, j: usize) -> Pair {
        let (all, some) = (&self.complete, &self.partial);
        let at = |i: usize, j: usize| i * self.items + j;
        let square = |i: usize| all.products[at(i, i)];
        Pair {
            n: all.n + some.n[at(i, j)],
            sums: (
                all.sums[i] + some.sums[at(i, j)],
                all.sums[j] + some.sums[at(j, i)],
            ),
            squares: (
                square(i) + some.squares[at(i, j)],
                square(j) + some.squares[at(j, i)],
            ),
            product: all.products[at(i.max(j), i.min(j))] + some.products[at(i, j)],
        }
    }
}

/// The sum of products of two columns.
fn product(x: &[f64], y: &[f64]) -> f64 {
    let (xs, ys) = (x.chunks_exact(LANES), y.chunks_exact(LANES));
    let rest = xs.remainder().iter().zip(ys.remainder());
    let rest: f64 = rest.map(|(x, y)| x * y).sum();
    let mut lanes = [0.0; LANES];
    for (x, y) in xs.zip(ys) {
        for (lane, (x, y)) in lanes.iter_mut().zip(x.iter().zip(y)) {
            *lane += x * y;
        }
    }
    lanes.iter().sum::<f64>() + rest
}

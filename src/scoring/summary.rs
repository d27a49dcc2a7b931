//! What a whole file says, for people or as JSON.

use std::fmt::Write as _;
use std::io::Write as _;

use measures::stats::{SubscaleSummary, Summary};
use serde_json::{Value, json};

pub(super) fn write(summary: &Summary, as_json: bool) -> Result<(), String> {
    let text = if as_json {
        format!("{:#}\n", value(summary))
    } else {
        table(summary)
    };
    let written = std::io::stdout().lock().write_all(text.as_bytes());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("the summary could not be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// A figure with three decimals, or a dash where there is none.
fn figure(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}"))
}

fn table(summary: &Summary) -> String {
    let mut text = format!("{} rows\n", summary.rows);
    for scale in &summary.subscales {
        subscale(&mut text, scale);
    }
    if !summary.correlations.is_empty() {
        text.push_str("\nCorrelations of scores (rows with both)\n");
    }
    for pair in &summary.correlations {
        let (one, other, n, r) = (&pair.one, &pair.other, pair.n, figure(pair.r));
        // Writing to memory cannot fail.
        let _ = writeln!(text, "  {one} with {other}: {r} (n {n})");
    }
    text
}

fn subscale(text: &mut String, scale: &SubscaleSummary) {
    let score = &scale.score;
    let (name, n, missing) = (&scale.name, score.n(), scale.unscored);
    let (mean, sd) = (figure(score.mean()), figure(score.sd()));
    let (least, most) = (figure(score.least()), figure(score.most()));
    let _ = writeln!(
        text,
        "\n{name}\n  n {n}, missing {missing}, mean {mean}, SD {sd}, from {least} to {most}"
    );
    let complete = scale.complete;
    let alpha = figure(scale.alpha);
    let omega = match scale.omega {
        Ok(omega) => format!("{omega:.3}"),
        Err(why) => format!("- ({why})"),
    };
    let between = figure(scale.inter_item);
    let _ = writeln!(
        text,
        "  alpha {alpha}, omega {omega} (rows with every answer: {complete}); mean inter-item r {between}"
    );
    let _ = writeln!(
        text,
        "  {:>12} {:>10} {:>8} {:>8} {:>8} {:>10} {:>14}",
        "item", "n", "missing", "mean", "SD", "item-rest", "alpha without"
    );
    for item in &scale.items {
        let _ = writeln!(
            text,
            "  {:>12} {:>10} {:>8} {:>8} {:>8} {:>10} {:>14}",
            item.name,
            item.answered,
            item.missing,
            figure(item.mean),
            figure(item.sd),
            figure(item.item_rest),
            figure(item.alpha_without)
        );
    }
}

fn value(summary: &Summary) -> Value {
    let scale = |scale: &SubscaleSummary| {
        let items = scale.items.iter().map(|item| {
            json!({
                "name": item.name, "n": item.answered, "missing": item.missing,
                "mean": item.mean, "sd": item.sd, "itemRest": item.item_rest,
                "alphaWithout": item.alpha_without, "correlations": item.correlations,
            })
        });
        json!({
            "name": scale.name, "n": scale.score.n(), "missing": scale.unscored,
            "mean": scale.score.mean(), "sd": scale.score.sd(),
            "least": scale.score.least(), "most": scale.score.most(),
            "complete": scale.complete, "alpha": scale.alpha,
            "omega": scale.omega.ok(), "noOmega": scale.omega.err().map(|why| why.to_string()),
            "interItem": scale.inter_item, "items": items.collect::<Vec<_>>(),
        })
    };
    let pairs = summary
        .correlations
        .iter()
        .map(|pair| json!({ "one": pair.one, "other": pair.other, "n": pair.n, "r": pair.r }));
    json!({
        "rows": summary.rows,
        "subscales": summary.subscales.iter().map(scale).collect::<Vec<_>>(),
        "correlations": pairs.collect::<Vec<_>>(),
    })
}

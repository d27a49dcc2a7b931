//! How sessions were arranged, as copies say it: where, and of which series.

use super::entries::{Fact, fact};
use crate::appointments::{self, Appointment, Series};
use crate::db::{Conn, Id};
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// The series of one part of a copy, which have numbers in the order they come.
#[derive(Default)]
pub(super) struct Arranged {
    series: Vec<Id<Series>>,
}

impl Arranged {
    /// Where an appointment is, and which one of which series, if it is of one.
    ///
    /// # Errors
    /// If the store does not answer.
    pub(super) async fn of(
        &mut self,
        conn: &mut Conn,
        service: &Service,
        one: &Appointment,
    ) -> Result<Vec<Fact>, Stop> {
        let place = appointments::place_words(conn, service, &one.details).await?;
        let mut said = vec![fact(say("copied-where"), place)];
        if let Some(series) = one.details.series {
            let words = say("copied-series-which")
                .with("which", series.which())
                .with("number", self.number(series.id));
            said.push(fact(say("copied-series"), words));
        }
        Ok(said)
    }

    fn number(&mut self, series: Id<Series>) -> usize {
        let known = self.series.iter().position(|one| *one == series);
        let at = known.unwrap_or_else(|| {
            self.series.push(series);
            self.series.len() - 1
        });
        at + 1
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn series_have_numbers_in_the_order_they_come() {
        let [one, other] = [(); 2].map(|()| Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy));
        let mut arranged = Arranged::default();
        let numbers = [one, other, one].map(|series| arranged.number(series));
        assert_eq!(numbers, [1, 2, 1]);
    }
}

//! The names of elements, entity by entity, with the field numbers of the Events Standard Formats that they stand for.
//!
//! Names and numbers are those of OpenEvSys at 2f734af (`schema/mysql-dbpopulate-datadict.sql`): an element is named after the
//! column. Which field of ours a number is, the field table says.

/// An entity: the name of its element, and its fields as number and element.
pub(super) struct Entity {
    pub(super) element: &'static str,
    pub(super) fields: &'static [(&'static str, &'static str)],
}

/// The entities.
#[rustfmt::skip]
pub(super) static ENTITIES: &[Entity] = &[
    Entity {
        element: "event",
        fields: &[
            ("0101", "event_record_number"), ("0102", "event_title"), ("0108", "confidentiality"),
            ("0111", "geographical_term"), ("0112", "local_geographical_area"), ("0113", "initial_date"),
            ("0114", "final_date"), ("0115", "event_description"), ("0116", "impact_of_event"), ("0150", "remarks"),
            ("0151", "violation_status"), ("0152", "violation_index"), ("0153", "rights_affected"),
            ("0154", "huridocs_index_terms"), ("0155", "local_index"), ("0156", "other_thesaurus"),
            ("0160", "date_received"), ("0161", "date_of_entry"), ("0162", "entered_by"), ("0163", "project_title"),
            ("0165", "comments"), ("0166", "supporting_documents"), ("0167", "files"), ("0168", "record_grouping"),
            ("0170", "date_updated"), ("0171", "updated_by"), ("0172", "monitoring_status"), ("0173", "event_location"),
            ("113_1", "initial_date_type"), ("114_1", "final_date_type"),
        ],
    },
    Entity {
        element: "person",
        fields: &[
            ("0901", "person_record_number"), ("0902", "counting_unit"), ("0903", "person_name"), ("0904", "other_names"),
            ("0908", "confidentiality"), ("0910", "person_addresses"), ("0911", "date_of_birth"), ("0912", "place_of_birth"),
            ("0913", "locality_of_birth"), ("0915", "sex"), ("0916", "sexual_orientation"),
            ("0917", "identification_documents"), ("0918", "civil_status"), ("0919", "dependants"),
            ("0920", "formal_education"), ("0921", "other_training"), ("0922", "occupation"),
            ("0923", "local_term_for_occupation"), ("0924", "health"), ("0925", "medical_records"),
            ("0926", "physical_description"), ("0927", "deceased"), ("0928", "date_deceased"), ("0930", "group_description"),
            ("0931", "number_of_persons_in_group"), ("0940", "religion"), ("0941", "citizenship"),
            ("0942", "ethnic_background"), ("0943", "other_background"), ("0944", "general_characteristics"),
            ("0945", "language"), ("0946", "local_language"), ("0947", "national_origin"), ("0950", "remarks"),
            ("0953", "reliability_as_source"), ("0954", "reliability_as_intervening_party"), ("0957", "files"),
            ("0960", "date_received"), ("0961", "date_of_entry"), ("0962", "entered_by"), ("0963", "project_title"),
            ("0965", "comments"), ("0966", "supporting_documents"), ("0968", "record_grouping"), ("0970", "date_updated"),
            ("0971", "updated_by"), ("0972", "person_location"), ("911_1", "date_of_birth_type"),
            ("928_1", "date_deceased_type"),
        ],
    },
    Entity {
        element: "act",
        fields: &[
            ("2101", "act_record_number"), ("2102", "victim"), ("2103", "event"), ("2108", "confidentiality"),
            ("2109", "type_of_act"), ("2111", "initial_date"), ("2111_1", "initial_date_type"), ("2112", "exact_location"),
            ("2113", "stated_reason"), ("2114", "method_of_violence"), ("2115", "attribution"),
            ("2116", "physical_consequences"), ("2117", "psychological_consequences"),
            ("2118", "age_at_time_of_victimisation"), ("2121", "final_date"), ("2121_1", "final_date_type"),
            ("2122", "exact_location_at_end_of_act"), ("2123", "status_at_end_of_act"), ("2150", "remarks"),
            ("2152", "victim_characteristics"), ("2153", "type_of_location"), ("2154", "national_legislation"),
            ("2155", "international_instruments"), ("2160", "date_received"), ("2161", "date_of_entry"),
            ("2162", "entered_by"), ("2165", "comments"), ("2166", "supporting_documents"), ("2170", "date_updated"),
            ("2171", "updated_by"), ("2172", "act_location"),
        ],
    },
    Entity {
        element: "chain_of_events",
        fields: &[
            ("2201", "chain_of_events_record_number"), ("2202", "event"), ("2203", "related_event"),
            ("2209", "type_of_chain_of_events"), ("2250", "remarks"), ("2261", "date_of_entry"), ("2262", "entered_by"),
            ("2265", "comments"), ("2270", "date_updated"), ("2271", "updated_by"),
        ],
    },
    Entity {
        element: "biographic_details",
        fields: &[
            ("2301", "biographic_details_record_number"), ("2302", "person"), ("2303", "related_person"),
            ("2308", "confidentiality"), ("2309", "type_of_relationship"), ("2310", "initial_date"),
            ("2310_1", "initial_date_type"), ("2311", "final_date"), ("2311_1", "final_date_type"),
            ("2320", "education_and_training"), ("2322", "employment"), ("2323", "affiliation"),
            ("2327", "position_in_organisation"), ("2328", "rank"), ("2350", "remarks"), ("2361", "date_of_entry"),
            ("2362", "entered_by"), ("2365", "comments"), ("2370", "date_updated"), ("2371", "updated_by"),
        ],
    },
    Entity {
        element: "involvement",
        fields: &[
            ("2401", "involvement_record_number"), ("2402", "perpetrator"), ("2403", "event"), ("2404", "act"),
            ("2408", "confidentiality"), ("2409", "degree_of_involvement"), ("2412", "type_of_perpetrator"),
            ("2422", "latest_status_as_perpetrator_in_the_act"), ("2450", "remarks"), ("2461", "date_of_entry"),
            ("2462", "entered_by"), ("2465", "comments"), ("2466", "supporting_documents"), ("2470", "date_updated"),
            ("2471", "updated_by"),
        ],
    },
    Entity {
        element: "information",
        fields: &[
            ("2501", "information_record_number"), ("2502", "source"), ("2503", "event"), ("2504", "related_person"),
            ("2508", "confidentiality"), ("2509", "source_connection_to_information"),
            ("2510", "language_of_source_material"), ("2511", "date_of_source_material"),
            ("2512", "type_of_source_material"), ("2513", "local_language_of_source_material"), ("2550", "remarks"),
            ("2553", "reliability_of_information"), ("2560", "date_received"), ("2561", "date_of_entry"),
            ("2562", "entered_by"), ("2565", "comments"), ("2566", "supporting_documents"), ("2570", "date_updated"),
            ("2571", "updated_by"),
        ],
    },
    Entity {
        element: "intervention",
        fields: &[
            ("2601", "intervention_record_number"), ("2602", "intervening_party"), ("2603", "event"), ("2604", "victim"),
            ("2608", "confidentiality"), ("2609", "type_of_intervention"), ("2611", "date_of_intervention"),
            ("2612", "parties_requested"), ("2613", "response"), ("2614", "impact_on_the_situation"), ("2650", "remarks"),
            ("2651", "intervention_status"), ("2652", "priority"), ("2661", "date_of_entry"), ("2662", "entered_by"),
            ("2665", "comments"), ("2666", "supporting_documents"), ("2670", "date_updated"), ("2671", "updated_by"),
            ("2672", "intervention_location"),
        ],
    },
    Entity {
        element: "arrest",
        fields: &[
            ("3102", "arrest_record_number"), ("3110", "case_description"), ("3112", "type_of_detention"),
            ("3113", "detention_conditions"), ("3114", "whereabouts"), ("3115", "legal_counsel"), ("3116", "type_of_court"),
            ("3117", "type_of_language"), ("3118", "court_case_code"), ("3119", "court_case_name"),
            ("3120", "judicial_district"),
        ],
    },
    Entity {
        element: "killing",
        fields: &[
            ("3202", "killing_record_number"), ("3212", "autopsy_results"), ("3213", "death_certificate"),
        ],
    },
    Entity {
        element: "torture",
        fields: &[
            ("3302", "torture_record_number"), ("3311", "statements_signed"), ("3312", "medical_attention"),
            ("3351", "intent"),
        ],
    },
    Entity {
        element: "destruction",
        fields: &[
            ("3402", "destruction_record_number"), ("3410", "type_of_property_loss"),
            ("3411", "value_of_destroyed_property"), ("3412", "compensation"),
        ],
    },
    Entity {
        element: "address",
        fields: &[
            ("8001", "address_record_number"), ("8002", "address_type"), ("8003", "address"), ("8004", "country"),
            ("8005", "phone"), ("8006", "cellular"), ("8007", "fax"), ("8008", "email"), ("8009", "web"),
            ("8010", "start_date"), ("8011", "end_date"),
        ],
    },
    Entity {
        element: "supporting_docs_meta",
        fields: &[
            ("9001", "doc_id"), ("9002", "title"), ("9003", "creator"), ("9004", "description"), ("9005", "datecreated"),
            ("9006", "datesubmitted"), ("9007", "type"), ("9008", "language"), ("9009", "choose_file_upload"),
            ("9010", "format"), ("9011", "url"),
        ],
    },
];

/// Finds an entity by the name of its element.
pub(super) fn entity(element: &str) -> Option<&'static Entity> {
    ENTITIES.iter().find(|entity| entity.element == element)
}
